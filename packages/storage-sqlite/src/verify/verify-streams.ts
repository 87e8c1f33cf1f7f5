import type { StoreFault } from '@selfread/core'
import type { Connection } from '../database/connection.ts'

/**
 * Streams that do not lead through all their facts: another version than their last fact, a fact
 * that does not follow the one before, another moment or log than their facts say.
 */
export function streamFaults(database: Connection): readonly StoreFault[] {
  const faults: StoreFault[] = []
  const counted = database
    .prepare(`
      select t.name as tenant, s.name as stream, s.version, coalesce(c.facts, 0) as facts
      from stream s left join tenant t on t.id = s.tenant_id
      left join (select stream_id, count(*) as facts, max(version) as last, max(id) as last_id
        from fact not indexed group by stream_id) c on c.stream_id = s.id
      left join fact f on f.id = c.last_id
      where s.version <> coalesce(c.facts, 0) or s.version <> coalesce(c.last, 0)
        or s.last_fact_id is not c.last_id or s.last_recorded_at is not f.recorded_at`)
    .all() as { tenant: string; stream: string; version: number; facts: number }[]
  for (const { tenant, stream, version, facts } of counted)
    faults.push({
      code: 'fact_missing',
      message: `Stream ${stream} of tenant ${tenant} is at version ${version} and has ${facts} facts, or does not know its last.`,
      tenant,
      stream,
      version,
    })
  const unlinked = database
    .prepare(`
      select t.name as tenant, s.name as stream, f.version, f.log as partition, f.position
      from fact f not indexed left join fact p on p.id = f.previous_id
      left join stream s on s.id = f.stream_id left join tenant t on t.id = f.tenant_id
      where f.version > 1 and (p.stream_id is not f.stream_id or p.version is not f.version - 1)
        or s.log is not f.log`)
    .all() as Pick<StoreFault, 'tenant' | 'stream' | 'version' | 'partition' | 'position'>[]
  for (const at of unlinked)
    faults.push({
      code: 'fact_missing',
      message: `Version ${at.version} of stream ${at.stream} of tenant ${at.tenant} does not follow the version before it.`,
      ...at,
    })
  return faults
}

/** Facts that are in no log, and logs that the journal has not: nothing vouches for them. */
export function strayFaults(database: Connection, partitions: number): readonly StoreFault[] {
  const facts = database
    .prepare(`
      select t.name as tenant, s.name as stream, f.version, f.log as partition, f.position
      from fact f not indexed
      left join leaf l on l.log = f.log and l.position = f.position and l.fact_id = f.id
      left join stream s on s.id = f.stream_id left join tenant t on t.id = f.tenant_id
      where l.fact_id is null`)
    .all() as Pick<StoreFault, 'tenant' | 'stream' | 'version' | 'partition' | 'position'>[]
  const logs = database
    .prepare(`
      select log from leaf where log < 0 or log >= @partitions
      union select log from merkle_head where log < 0 or log >= @partitions`)
    .pluck()
    .all({ partitions }) as number[]
  return [
    ...facts.map((at) => ({
      code: 'head_mismatch' as const,
      message: `Version ${at.version} of stream ${at.stream} of tenant ${at.tenant} is in no log.`,
      ...at,
    })),
    ...logs.map((partition) => ({
      code: 'head_mismatch' as const,
      message: `There is a log ${partition}; the journal has ${partitions}, from 0.`,
      partition,
    })),
  ]
}
