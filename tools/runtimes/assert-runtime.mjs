// A runner may hand the tests to a Node of its own: then nothing would be known about the runtime.
const expected = process.env.RUNTIME_NAME
if (!(expected in process.versions)) throw new Error(`These tests do not run on ${expected}.`)
