import { parentPort, workerData } from 'node:worker_threads'
import { tamperBytes } from './tamper-bytes.ts'

parentPort?.postMessage(await tamperBytes(workerData))
