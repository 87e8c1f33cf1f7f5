import { type MessageCatalogue, wordsOf } from './catalogue.ts'

/** Explanations in Romanian. */
export const romanian: MessageCatalogue = {
  date: '$3.$2.$1',
  words: wordsOf(
    `accepted=acceptat|held=reținut pentru verificare|refused=refuzat|superseded=înlocuit
    |customer=client|operator=operator|estimate=estimare|exchange=schimbare de contor|control=citire de control|remote=citire la distanță|system=sistem|employee=angajat|authority=autoritate|overdue=termen depășit|supplier=furnizor
    |email=e-mail|call=telefon|sms=SMS|ivr=IVR|whatsapp=WhatsApp|web_app=pagina web|mobile_app=aplicație|mobile_app_staff=aplicația personalului|messenger=mesagerie|social_network=rețea socială|organization_site=pagina furnizorului|office=ghișeu|terminal=terminal|paper_box=cutie de hârtie|visit=vizită|remote_system=sistem la distanță|crm=CRM|import=import|external_import=import extern|other=altul
    |read=citit|shared=repartizat pe zile|estimated=estimat
    |matched=este la fel la operator|matched_within_tolerance=este la fel, în limita toleranței|different_value=operatorul are altă valoare|other_date=operatorul are altă dată|replaced_by_operator_read=înlocuit cu citirea operatorului|replaced_by_estimate=înlocuit cu o estimare|missing_register=lipsește registrul|missing_place=lipsește locul de consum|unknown_meter=contor necunoscut|after_cutoff=sosit după termen|not_sent=netransmis
    |take=preluare|transmit=transmitere|verify=verificare|notify=notificare
    |contract_start=începutul contractului|contract_end=sfârșitul contractului|recalculation_after_defect=recalculare după defectare|recalculation_after_exchange=recalculare după schimbare|reading_not_used=autocitire nefolosită|reading_altered=autocitire modificată|estimate_invoiced=estimare facturată
    |draft=ciornă|registered=înregistrată|sent=trimisă|acknowledged=confirmată|under_verification=în verificare|answered=cu răspuns|escalated=escaladată|closed=închisă|withdrawn=retrasă|upheld=admisă|partly_upheld=admisă în parte|rejected=respinsă|not_manageable=nu se poate soluționa|duplicate=dublură
    |format=format greșit|too_many_digits=prea multe cifre|too_many_decimals=prea multe zecimale|too_few_digits=prea puține cifre|future_date=dată viitoare|too_old=prea vechi|before_last=înaintea ultimei citiri|same_date=aceeași dată|out_of_window=în afara perioadei|unknown_point=loc necunoscut|meter_mismatch=alt contor|after_removal=după demontare|before_install=înainte de montare|contract_period=în afara contractului|remote_meter=contor citit la distanță|register_set=registre lipsă|sum_registers=suma registrelor|negative=index în scădere|assessing=sub estimare|rollover=trecere prin zero|zero=consum zero|zero_repeated=consum zero repetat|low=consum mic|high=consum mare|very_high=consum foarte mare|inactive_usage=consum la loc deconectat|streak=numai autocitiri|prolonged_estimation=estimare îndelungată|metrology_expired=verificare metrologică expirată|multiplier_changed=constantă schimbată
    |last_submission_wins=ultima transmitere contează|same_reading=aceeași citire|self_reading_received=s-a primit autocitirea|no_self_reading_in_window=fără autocitire în perioadă|annex=anexă
    |negative_advance=index în scădere|missing_exit_index=lipsește indexul la demontare|missing_entry_index=lipsește indexul la montare|missing_index=lipsește indexul|no_meter_installed=fără contor|unit_changed=altă unitate|dates_reversed=date inversate|unknown_register=registru necunoscut|rollover_above_cap=trecere prin zero peste limită
    |control_reading=citire de control|meter_exchange=schimbare de contor|earlier_reading=citire anterioară|estimate_cancelled=estimare anulată|verification=verificare metrologică|rule_row=regulă|none=fără schimbare|findings_changed=alte constatări|release=se poate accepta|review=așteaptă o persoană|review_again=așteaptă din nou o persoană
    |disconnect=deconectare|reconnect=reconectare|requested=cerut|approved=aprobat|scheduled=programat|done=efectuat|no_access=fără acces|handed_over=înmânată|letterbox=în cutia poștală|door=la ușă|mail=prin poștă|applied=aplicat|checked=verificat|broken=rupt|removed=scos|fit=montare|replace=înlocuire|remove=demontare|meter_inside=contor în interior`,
  ),
  messages: {
    title: 'Locul de consum {place.id}, {period.from} – {period.to}',
    title_reading:
      'Index {value} din {readOn}, registrul {register}, contorul {meterSerial}: {status}',
    heading_facts: 'Ce s-a întâmplat',
    heading_contract: 'Indecșii contractului',
    heading_series: 'Consum lunar',
    heading_missing: 'Ce lipsește',
    heading_rules: 'Reguli',
    fact: '{version}. {recordedAt}, {actor.kind} {actor.id}: ',
    finding: '{code}: așteptat {expected}, găsit {actual}[; regula {rule.id} din {rule.validFrom}]',
    input: '{name} = {value}',
    settlement:
      'estimarea {estimated} a fost cu {overEstimated} peste citire ({read}): suma facturată între timp pare ciudată; de la {lastActual} se datorează {advance}, iar situația este definitivă din {settledFrom}',
    index_known: '{register} la {on}: {value}, sursa: {index.source}',
    index_computed:
      '{register} la {on}: {value}, calculat pe zile între {before.index} din {before.on} și {after.index} din {after.on}',
    index_unknown: '{register} la {on}: necunoscut',
    month: '{register} {month}: {consumption} {unit} ({quality}; {sources})',
    gap: '{register} de la {from} la {to}: nu se poate stabili, {problem}',
    rule_used: 'folosită: {id} din {validFrom}',
    rule_in_force: '{id} din {validFrom}: {source.title}',
    contract_start_unread: 'lipsește indexul {register} la {on}, prima zi a contractului',
    contract_end_unread: 'lipsește indexul {register} la {on}, ultima zi a contractului',
    entry_index_missing: 'contorul {meterSerial} a fost montat la {on} fără index pe {register}',
    exit_index_missing: 'contorul {meterSerial} a fost demontat la {on} fără index pe {register}',
    month_unread: 'nimeni nu a citit {register} în {on}',
    review_outstanding: 'citirea din {on} așteaptă verificarea unei persoane ({readingId})',
    transfer_outstanding: 'citirea din {on} nu a fost predată operatorului ({readingId})',
    outcome_outstanding: 'citirea din {on} nu a fost încă verificată la operator ({readingId})',
    answer_outstanding: 'contestația {disputeId}: termen {on} pentru {owner}[, {overdue}]',
    verification_expired: 'verificarea metrologică a contorului {meterSerial} a expirat la {on}',
    annex_missing: 'nu există anexă a cantităților estimate la {on}',
    place_registered:
      'loc de consum înregistrat, contract din {contract.startsOn}[ până la {contract.endsOn}], operator {place.operator}',
    meter_installed:
      'contorul {installation.meter.serialNumber} montat la {installation.installedOn}[, index {installation.entryIndices}]',
    meter_exchanged:
      'bon de mișcare {exchange.slipNumber} din {exchange.exchangedOn}[, demontat {exchange.removed.serialNumber} la {exchange.removed.exitIndices}][, montat {exchange.fitted.meter.serialNumber} la {exchange.fitted.entryIndices}][, {exchange.reason}]',
    meter_verified:
      'contorul {meterSerial} verificat metrologic, valabil până la {verification.validUntil}',
    technical_data_changed: 'date tehnice din {validFrom}, versiunea {version}',
    residents_declared: '{residents} persoane declarate din {eventOn}',
    annex_agreed:
      'anexa cantităților estimate {annex.id}, versiunea {annex.version}, din {annex.validFrom}',
    reading_recorded:
      'index {reading.value} din {reading.readOn}, registrul {reading.register}, contorul {reading.meterSerial}, sursa: {reading.source} ({reading.channel}): {reading.status}[, numărul {reading.receiptNumber}][; calculat prin {reading.estimate.method} {reading.estimate.methodVersion}, {reading.estimate.reason}]',
    reading_repeated:
      'indexul [{reading.value} din {reading.readOn} ]a fost transmis din nou ({channel})',
    reading_reviewed:
      'indexul [{reading.value} din {reading.readOn} ]a fost {decision} de {by}: {reason}',
    reading_reassessed:
      'indexul [{reading.value} din {reading.readOn} ]verificat din nou ({cause.kind} {cause.reference}): {consequence}',
    reading_superseded:
      'indexul [{reading.value} din {reading.readOn} ]a fost înlocuit de altul ({supersededBy}): {reason}',
    reading_transferred:
      'indexul [{reading.value} din {reading.readOn} ]a fost predat operatorului în {fileName}, linia {lineNumber}',
    reading_reconciled:
      'indexul [{reading.value} din {reading.readOn} ]în {fileName}: {code}[; operatorul are {line.index} din {line.readOn}]',
    absence_notified: 'anunț că indexul [{reading.value} din {reading.readOn} ]nu a fost folosit',
    operation_counted: 'operațiune: {kind}, {day}',
    dispute_advanced:
      'contestația {dispute.id}[, numărul {dispute.number}] ({dispute.type}): {dispute.state}[; {dispute.answer.result}][, index {dispute.answer.index}]',
    visit_recorded:
      'vizita lui {visit.controller} din {visit.endedAt} ({visit.operation}): {visit.outcome}[, cod {visit.visitCode}][, {visit.note}]',
    field_task_opened: 'lucrare de teren: {task.operation}, {task.reason}',
    supply_ordered: 'ordinul {order.id} din {order.orderedOn}: {order.kind}, {order.reason}',
    supply_order_cancelled: 'ordinul {orderId} retras',
    supply_attempt_failed:
      'ordinul {failure.orderId} neexecutat la {failure.on}: cod {failure.code}',
    supply_disconnected:
      'deconectat la {execution.on}, index {execution.indices}, sigilii {execution.seals}',
    supply_reconnected:
      'reconectat la {execution.on}, index {execution.indices}, sigilii {execution.seals}',
    notice_left:
      'înștiințarea {notice.number} ({notice.type}) din {notice.leftAt}: {notice.delivery}',
    seal_event_recorded: 'sigiliul {event.seal} {event.event} la {event.at} ({event.point})',
    circuit_checked:
      'circuitul contorului {check.meterSerial} verificat la {check.at}[; neconform: {failed}]',
    tamper_report_issued:
      'procesul-verbal {report.number}: {report.tamperCode}, constatat la {report.foundOn}',
    service_request_advanced: 'cererea {request.id} ({request.kind}): {request.state}',
    technical_data_change_advanced:
      'modificare de date {request.id}: {request.state}[; {request.changes}]',
    unknown_point_found: 'punctul {point.id} găsit la {point.foundOn}: {point.address}',
  },
}
