export type {
  FileFinding,
  FilePosition,
  OperatorLine,
  OperatorReadingType,
  ParsedLine,
} from './operator-line.ts'
