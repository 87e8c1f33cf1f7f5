import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import {
  type FileFinding,
  formatIndex,
  isCivilDate,
  type PositionedLine,
  parseDecimalIndex,
  type ReconciliationOutcome,
  reconcileReadings,
  type SentReading,
} from '@selfread/core'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { CommandOutput } from '../command-output.ts'
import { formatOf } from '../desk-config.ts'
import { ExitCode } from '../exit-code.ts'
import { UsageError } from '../usage-error.ts'
import { countOutcomes, findingLines, outcomeTable } from './reconcile.ts'
