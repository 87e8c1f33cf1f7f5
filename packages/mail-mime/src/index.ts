export { createMessageComposer } from './create-message-composer.ts'
export { createMessageParser, type MessageLimits } from './create-message-parser.ts'
