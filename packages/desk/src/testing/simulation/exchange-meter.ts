import { indexFromUnits, type MeterExchange, type MeterInstallation } from '@selfread/core'
import type { DeskContext } from '../../desk-context.ts'
import { commitPlaces, readPlace } from '../../place-record.ts'
import { retryDecision } from '../../retry-decision.ts'
import type { EventScene } from './event-scene.ts'
import { placeOf } from './event-scene.ts'
import {
  type SimulatedPlace,
  type SimulatedRegister,
  unitsOnFirstMeter,
} from './simulated-world.ts'

/** A movement slip comes in: the place's meter was taken down and another of its kind put up, at 0. */
export async function exchangeMeter(scene: EventScene, id: string): Promise<void> {
  const { store, tenant, now, step, worker, world } = scene
  const place = placeOf(world, id)
  const pause = () => step(worker, 'pause', async () => {})
  // The desk has no use case for slips yet: what it would do, with the parts that it would do it with.
  const context = { store, tenant, now, pause } as unknown as DeskContext
  await retryDecision(context, async () => {
    const record = await readPlace(context, id)
    const installation = record.state?.installations.at(-1)
    if (installation?.meter.serialNumber !== place.meterSerial) return
    const exchange = slipOf(place, installation)
    if (exchange === undefined) return
    const facts = [{ type: 'meter_exchanged', data: { exchange } } as const]
    await commitPlaces(context, { at: now(), changes: [{ record, facts }] })
  })
}

function slipOf(
  place: SimulatedPlace,
  { meter, multipliers }: MeterInstallation,
): MeterExchange | undefined {
  if (place.exchange === undefined) return undefined
  const { on, serial } = place.exchange
  const showing = (unitsOf: (register: SimulatedRegister) => number) =>
    place.registers.map((register) => ({
      register: register.id,
      index: indexFromUnits({
        units: unitsOf(register),
        decimals: register.decimalDigits,
        integerDigits: register.integerDigits,
      }),
    }))
  return {
    slipNumber: `BM-${place.id}`,
    exchangedOn: on,
    removed: {
      serialNumber: place.meterSerial,
      exitIndices: showing((register) => unitsOnFirstMeter(register, on)),
    },
    fitted: {
      meter: { ...meter, serialNumber: serial },
      entryIndices: showing(() => 0),
      multipliers,
    },
  }
}
