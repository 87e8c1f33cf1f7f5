import { type MessageCatalogue, wordsOf } from './catalogue.ts'

/** Explanations in English. */
export const english: MessageCatalogue = {
  date: '$1-$2-$3',
  words: wordsOf(
    'mail=by post|email=e-mail|sms=SMS|ivr=IVR|whatsapp=WhatsApp|crm=CRM|call=phone|customer=the customer|employee=employee|operator=the operator|control=a control|exchange=the exchange of meters|remote=remote reading|estimate=an estimate',
  ),
  messages: {
    title: 'Place {place.id}, {period.from} to {period.to}',
    title_reading: 'Index {value} of {readOn}, register {register}, meter {meterSerial}: {status}',
    heading_facts: 'What happened',
    heading_contract: 'Indices of the contract',
    heading_series: 'Consumption by month',
    heading_missing: 'What is missing',
    heading_rules: 'Rules',
    fact: '{version}. {recordedAt}, {actor.kind} {actor.id}: ',
    finding: '{code}: expected {expected}, found {actual}[; rule {rule.id} of {rule.validFrom}]',
    input: '{name} = {value}',
    settlement:
      'the estimate of {estimated} was {overEstimated} above what was read ({read}): the bill in between looks odd; really owed since {lastActual} is {advance}, and the account is right from {settledFrom} on',
    index_known: '{register} on {on}: {value}, known from {index.source}',
    index_computed:
      '{register} on {on}: {value}, computed by days between {before.index} of {before.on} and {after.index} of {after.on}',
    index_unknown: '{register} on {on}: not known',
    month: '{register} {month}: {consumption} {unit} ({quality}; {sources})',
    gap: '{register} from {from} to {to}: cannot be stated, {problem}',
    rule_used: 'used: {id} of {validFrom}',
    rule_in_force: '{id} of {validFrom}: {source.title}',
    contract_start_unread: 'no index of {register} on {on}, the first day of the contract',
    contract_end_unread: 'no index of {register} on {on}, the last day of the contract',
    entry_index_missing: 'meter {meterSerial} was fitted on {on} without an index of {register}',
    exit_index_missing: 'meter {meterSerial} was removed on {on} without an index of {register}',
    month_unread: 'nobody read {register} in {on}',
    review_outstanding: 'the reading of {on} waits for a person ({readingId})',
    transfer_outstanding: 'the reading of {on} has not gone to the operator ({readingId})',
    outcome_outstanding: 'the reading of {on} was not yet looked for in a file ({readingId})',
    answer_outstanding: 'dispute {disputeId}: {owner} has until {on}[, {overdue}]',
    verification_expired: 'the verification of meter {meterSerial} held until {on}',
    annex_missing: 'no estimated quantities are agreed on {on}',
    place_registered:
      'place registered, contract from {contract.startsOn}[ to {contract.endsOn}], operator {place.operator}',
    meter_installed:
      'meter {installation.meter.serialNumber} fitted on {installation.installedOn}[ at {installation.entryIndices}]',
    meter_exchanged:
      'movement slip {exchange.slipNumber} of {exchange.exchangedOn}[, {exchange.removed.serialNumber} removed at {exchange.removed.exitIndices}][, {exchange.fitted.meter.serialNumber} fitted at {exchange.fitted.entryIndices}][, {exchange.reason}]',
    meter_verified: 'meter {meterSerial} verified, valid until {verification.validUntil}',
    technical_data_changed: 'technical data from {validFrom}, version {version}',
    residents_declared: '{residents} residents declared from {eventOn}',
    annex_agreed:
      'annex of estimated quantities {annex.id}, version {annex.version}, from {annex.validFrom}',
    reading_recorded:
      'index {reading.value} of {reading.readOn}, register {reading.register}, meter {reading.meterSerial}, from {reading.source} ({reading.channel}): {reading.status}[, number {reading.receiptNumber}][; computed by {reading.estimate.method} {reading.estimate.methodVersion}, {reading.estimate.reason}]',
    reading_repeated: 'index [{reading.value} of {reading.readOn} ]was sent again by {channel}',
    reading_reviewed:
      'index [{reading.value} of {reading.readOn} ]was {decision} by {by}: {reason}',
    reading_reassessed:
      'index [{reading.value} of {reading.readOn} ]looked at again because of {cause.kind} {cause.reference}: {consequence}',
    reading_superseded:
      'index [{reading.value} of {reading.readOn} ]gave way to another ({supersededBy}): {reason}',
    reading_transferred:
      'index [{reading.value} of {reading.readOn} ]went to the operator in {fileName}, line {lineNumber}',
    reading_reconciled:
      'index [{reading.value} of {reading.readOn} ]in {fileName}: {code}[; the operator has {line.index} of {line.readOn}]',
    absence_notified: 'told that index [{reading.value} of {reading.readOn} ]was not used',
    operation_counted: 'counted: {kind}, {day}',
    dispute_advanced:
      'dispute {dispute.id}[, number {dispute.number}] ({dispute.type}): {dispute.state}[; {dispute.answer.result}][, index {dispute.answer.index}]',
    visit_recorded:
      'visit of {visit.controller} on {visit.endedAt} ({visit.operation}): {visit.outcome}[, code {visit.visitCode}][, {visit.note}]',
    field_task_opened: 'somebody is to go out: {task.operation}, {task.reason}',
    supply_ordered: 'order {order.id} of {order.orderedOn}: {order.kind}, {order.reason}',
    supply_order_cancelled: 'order {orderId} taken back',
    supply_attempt_failed:
      'order {failure.orderId} not carried out on {failure.on}: code {failure.code}',
    supply_disconnected:
      'cut off on {execution.on} at {execution.indices}, seals {execution.seals}',
    supply_reconnected:
      'opened again on {execution.on} at {execution.indices}, seals {execution.seals}',
    notice_left: 'notice {notice.number} ({notice.type}) on {notice.leftAt}: {notice.delivery}',
    seal_event_recorded: 'seal {event.seal} {event.event} on {event.at} ({event.point})',
    circuit_checked:
      'circuit of meter {check.meterSerial} checked on {check.at}[; failed: {failed}]',
    tamper_report_issued: 'report {report.number}: {report.tamperCode}, found on {report.foundOn}',
    service_request_advanced: 'service request {request.id} ({request.kind}): {request.state}',
    technical_data_change_advanced:
      'change of data {request.id}: {request.state}[; {request.changes}]',
    unknown_point_found: 'point {point.id} found on {point.foundOn}: {point.address}',
  },
}
