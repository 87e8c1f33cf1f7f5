import type { CommandRefusal } from './advance-dispute.ts'
import type { OpeningRefusal } from './open-dispute.ts'

/** Why a dispute was not opened, or not taken further. */
export type DisputeRefusal = OpeningRefusal | CommandRefusal
