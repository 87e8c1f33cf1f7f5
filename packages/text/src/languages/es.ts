import type { LanguageWords } from './language-words.ts'

/** Spanish. */
export const spanish: LanguageWords = {
  code: 'es',
  decimalMark: ',',
  slashDates: 'day_first',
  groupsThousands: true,
  common:
    'el, la, los, de, del, buenos, dias, hola, es, y, para, con, que, mi, les, envio, adjunto, lectura, contador, gracias, saludos, estimados, numero, cliente, tardes, luz, agua, buenas',
  labels: {
    reading:
      'lectura, lecturas, lectura actual, autolectura, lectura del contador, lectura contador, nueva lectura, la lectura, lectura del medidor, contador marca, medidor marca, lectura de hoy, lectura medidor, toma de lectura, lectura del gas, lectura de la luz, lectura del agua',
    current: 'actual, ahora, marca, indica, he leido, pone, indica hoy',
    previous:
      'lectura anterior, ultima lectura, lectura previa, anterior, mes pasado, el mes pasado, lectura antigua, antigua, mes anterior',
    billed:
      'lectura estimada, estimada, en la factura, factura indica, lectura facturada, segun factura',
    consumption: 'consumo, consumos, consumido, consumidos, diferencia',
    meter:
      'numero de contador, n de contador, no de contador, contador n, contador no, numero del contador, contador numero, numero de serie, n de serie, no de serie, numero de medidor, medidor no, medidor n, no de medidor, numero medidor, serie, numero contador, n contador, medidor numero, no contador',
    meter_word: 'contador, contadores, medidor, medidores',
    client:
      'numero de cliente, n de cliente, no de cliente, codigo de cliente, cliente n, cliente no, cliente numero, numero de contrato, n de contrato, no de contrato, contrato n, contrato no, contrato numero, contrato, referencia de contrato, numero cliente, no cliente, n cliente, codigo cliente, cliente, numero de cuenta, cuenta, numero de suministro, cuenta contrato, referencia contrato, codigo, cod',
    subscriber:
      'numero de abonado, abonado, n de abonado, poliza, n de poliza, numero de poliza, no de poliza',
    place: 'cups, codigo cups, nic, nis, suministro, punto de suministro',
    phone: 'telefono, tel, movil, tfno, fax, celular, numero de telefono, tlf, mi telefono',
    date: 'fecha, fecha de lectura, con fecha, a fecha, el dia, tomada el, leida el, fecha lectura',
    sum: 'importe, total, pagado, factura de, recibo de, a pagar, saldo, pago, pague, deuda',
    national_id: 'dni, nif, nie, cif, rut, pasaporte, iban',
    secret: 'contrasena, clave, pin',
    street:
      'calle, c/, avda, avenida, plaza, paseo, direccion, camino, ronda, carretera, av, domicilio',
    address_part:
      'piso, puerta, portal, escalera, cp, codigo postal, bloque, casa, bajo, dpto, departamento',
    other_number:
      'factura n, factura no, numero de factura, n de factura, no de factura, incidencia, expediente, reclamacion n, referencia, precinto, ref, pedido',
    bill: 'factura, facturas, recibo',
  },
  signs: {
    unsure:
      'ejemplo, por ejemplo, prueba, revisen, demasiado, imposible, no estoy seguro, no estoy segura, no se ve bien, ilegible, poco claro',
    echo: 'ha sido registrada, ha sido recibida, hemos recibido, su lectura, tu lectura',
    negation: 'no, en lugar de, en vez de, y no',
    correction:
      'correccion, corregir, corrijo, error, erronea, erroneo, equivocado, equivoque, equivocacion, me equivoque, perdon, disculpen, rectificacion, rectifico, correcta, correcto, por error, disculpe',
    same: 'igual que el mes pasado, la misma, sin cambios, misma lectura, igual que antes, no ha cambiado, como el mes pasado, igual que, la misma que',
    approximate:
      'mas de, menos de, por encima de, aproximadamente, unos, aprox, mas o menos, creo, cerca de, alrededor de, quiza, puede ser, quizas, tal vez',
    alternative: 'o, o bien',
    contract_end:
      'mudanza, me he mudado, baja, dar de baja, cambio de titular, cambio de contador, contador nuevo, nuevo contador, contador antiguo, lectura final, traslado, cambio de comercializadora, me mudo',
    photo: 'foto, fotografia, imagen, adjunto, adjunta, adjunto foto, anexo, adjuntos',
    question:
      'como, cuando, por que, donde, cuanto, cual, puedo, pueden, quisiera saber, que debo, hasta cuando, podrian, quien',
    thanks: 'gracias, muchas gracias, ok, vale, de acuerdo, perfecto, recibido',
    closing:
      'saludos, un saludo, atentamente, gracias, muchas gracias, saludos cordiales, cordialmente, buen dia',
    out_of_office:
      'fuera de la oficina, de vacaciones, respuesta automatica, ausente, estare ausente, volvere, estoy de vacaciones, fuera de oficina',
    registration: 'registro, alta, inscripcion',
    request:
      'le recordamos, les recordamos, recuerde, envie su, comunique su, facilite su, facilitenos, puede enviar su, debe enviar, rogamos nos, le rogamos',
    promise:
      'manana, enviare, les enviare, mandare, la semana que viene, mas tarde, pasado manana, la proxima semana',
    defect: 'averiado, roto, estropeado, no funciona',
  },
  fillers: {
    greeting:
      'buenos dias, buenas tardes, buenas noches, hola, buen dia, buenas, estimados senores, buenas dias, hey, estimados, estimado',
    connector:
      'es, de, del, la, el, los, n, no, nr, numero, mi, a, y, hoy, para, en, dia, electrica, energia, con, les, comunico, siguiente, este mes, mes, zona, tarifa, tengo, tenemos, aqui, le, su, mando, adjunto',
    currency: 'eur, euros, euro, pesos, mxn, cop, ars',
    duration: 'dias, horas, minutos, meses, anos, semanas, personas, veces, dia, ano',
    today: 'hoy, esta manana',
    numbering: 'n, no, nr, numero',
    from: 'del, entre, desde, desde el',
    until: 'hasta, hasta el, antes del, hasta el dia, antes de',
    towards: 'a, al, al numero',
  },
  registers: {
    day: 'diurna, diurno, dia lectura',
    night: 'nocturna, nocturno, noche',
    P1: 'punta, periodo 1, periodo punta',
    P2: 'llano, periodo 2, periodo llano',
    P3: 'valle, periodo 3, periodo valle',
    total: 'total contador, lectura total',
  },
  utilities: {
    electricity: 'luz, electricidad, electrico, electrica, energia electrica',
    gas: 'gas, gas natural',
    water: 'agua, agua potable',
    cold_water: 'agua fria, fria',
    hot_water: 'agua caliente, caliente, acs',
    heat: 'calefaccion, calor',
  },
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre, setiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
}
