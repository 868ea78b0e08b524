import 'fake-indexeddb/auto';
import { IDBDatabase, type IDBFactory, IDBOpenDBRequest, IDBTransaction } from 'fake-indexeddb';
import type { How, Step } from './injection';

/** What a worker is to its database: it lets steps fail, and takes its transactions along when it dies. */
export interface Tenant {
  readonly dead: boolean;
  readonly transactions: Set<Transaction>;
  /** What is being opened: its many turns stir nothing. */
  readonly opening: Set<unknown>;
  step(step: Step): How | undefined;
  die(): void;
  /** Something happened: the world is not at rest. */
  stir(): void;
}

interface Request {
  readyState: string;
  error?: unknown;
  listeners: Listener[];
  dispatchEvent(event: object): boolean;
  addEventListener(type: string, callback: () => void): void;
}

interface Listener {
  type: string;
  callback: unknown;
}

interface Connection {
  _rawDatabase: { processTransactions: unknown; transactions: Transaction[]; connections: Connection[] };
  close(): void;
}

/** As much of the inside of a transaction of fake-indexeddb as is needed. */
export interface Transaction {
  db: Connection;
  mode: string;
  _state: string;
  _requests: { request: Request; operation: () => unknown }[];
  listeners: Listener[];
  _prioritizedListeners: Map<string, unknown>;
  _abort(name: string): void;
  _start(): void;
  _execRequestAsync(work: { operation: () => unknown; source?: unknown; request?: Request }): Request;
}

/** Rows are plain data, and copying them is most of what a fake database does: the engine's own way is slow. */
const thorough = globalThis.structuredClone;
globalThis.structuredClone = ((value: unknown, options?: StructuredSerializeOptions) =>
  options ? thorough(value, options) : copy(value)) as typeof structuredClone;

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? thorough(value) : value;
  if (Array.isArray(value)) return value.map(copy);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return thorough(value);
  const copied: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copied[name] = copy((value as Record<string, unknown>)[name]);
  return copied;
}

const tasks: (() => void)[] = [];
const nextTurn = globalThis.setImmediate;

/**
 * How fake-indexeddb plans its next task: after all promises that can be kept now, as it must be, but without a turn of
 * the event loop for each, which costs more than the task.
 */
globalThis.setImmediate = ((task: () => void) => {
  tasks.push(task);
  if (tasks.length === 1) planTask();
}) as typeof setImmediate;

/** How many tasks may follow each other within one turn of the event loop. */
const TASKS_A_TURN = 500;
let tasksThisTurn = 0;

/**
 * A tick planned by a promise comes after all other promises, and so after all that the task before led to. Who waits
 * for another connection to close asks again and again, though: time must be able to go on, or it never will.
 */
function planTask(): void {
  tasksThisTurn += 1;
  if (tasksThisTurn < TASKS_A_TURN) queueMicrotask(() => process.nextTick(runTask));
  else nextTurn(runTask);
  if (tasksThisTurn === 1)
    nextTurn(() => {
      tasksThisTurn = 0;
    });
}

function runTask(): void {
  const [task] = tasks;
  try {
    task?.();
  } finally {
    tasks.shift();
    if (tasks.length > 0) planTask();
  }
}

const tenants = new WeakMap<Connection, Tenant>();
const stuck = new WeakSet<Transaction>();
/** Transactions that have read, and that have written: only the first request of each kind is a step. */
const begun = { 'database reads': new WeakSet<Transaction>(), 'database writes': new WeakSet<Transaction>() };

const failure = (how: How) =>
  how === 'quota'
    ? new DOMException('The disk is full', 'QuotaExceededError')
    : new DOMException('Internal error', 'UnknownError');

const silentRequest = () => new IDBOpenDBRequest() as unknown as Request;

const transactions = IDBTransaction.prototype as unknown as Transaction;
const { _execRequestAsync: execute, _start: start } = transactions;

/** Every request of every store, index and cursor goes through here. */
transactions._execRequestAsync = function (work) {
  const tenant = tenants.get(this.db);
  if (!tenant || this.mode === 'versionchange') return execute.call(this, work);
  tenant.stir();
  if (tenant.dead) return silentRequest();
  const step = this.mode === 'readonly' || !isWrite(work) ? 'database reads' : 'database writes';
  if (begun[step].has(this)) return execute.call(this, work);
  begun[step].add(this);
  const how = tenant.step(step);
  if (how === 'death') {
    tenant.die();
    return silentRequest();
  }
  if (how === 'hang') stuck.add(this);
  if (how === 'error' || how === 'quota') {
    return execute.call(this, {
      ...work,
      operation: () => {
        throw failure(how);
      },
    });
  }
  return execute.call(this, work);
};

/** fake-indexeddb binds what a request does to the method of its raw store that does it. */
const isWrite = ({ operation }: { operation: () => unknown }) => /storeRecord|deleteRecord|clear/.test(operation.name);

/** Called once for each request, and a last time when there are none left: then it commits. */
transactions._start = function () {
  const tenant = tenants.get(this.db);
  if (!tenant || this.mode === 'versionchange') return start.call(this);
  tenant.stir();
  if (stuck.has(this)) return;
  const ends = this._state !== 'finished' && this._requests.every(({ request }) => request.readyState === 'done');
  if (!ends) return start.call(this);
  if (!begun['database writes'].has(this)) {
    tenant.transactions.delete(this);
    return start.call(this);
  }
  const how = tenant.step('database commits');
  if (how === 'death') return tenant.die();
  if (how === 'hang') {
    stuck.add(this);
    return;
  }
  if (how === 'error' || how === 'quota') {
    tenant.transactions.delete(this);
    return this._abort(failure(how).name);
  }
  tenant.transactions.delete(this);
  if (tenant.step('database has committed') === 'death') {
    silence(this);
    start.call(this);
    return tenant.die();
  }
  start.call(this);
};

const databases = IDBDatabase.prototype as unknown as { transaction(...of: unknown[]): Transaction };
const { transaction: begin } = databases;

databases.transaction = function (...of) {
  const tenant = tenants.get(this as unknown as Connection);
  const tx = begin.apply(this, of);
  if (!tenant) return tx;
  tenant.stir();
  if (tenant.dead) tx._abort('AbortError');
  else tenant.transactions.add(tx);
  if (tenant.dead) silence(tx);
  return tx;
};

/** Nobody hears any more what becomes of a transaction, but for the database itself, which goes on to the next. */
function silence(tx: Transaction): void {
  const own = tx.db._rawDatabase.processTransactions;
  for (const { request } of tx._requests) request.listeners = [];
  tx.listeners = tx.listeners.filter(({ callback }) => callback === own);
}

/** What dies with a worker: its transactions are rolled back, its connections close. */
export function abandon(tenant: Tenant): void {
  for (const tx of tenant.transactions) {
    silence(tx);
    if (tx._state !== 'finished') tx._abort('AbortError');
  }
  tenant.transactions.clear();
}

/** The databases of a profile as one worker sees them. `opens` may refuse: a database that can't be opened. */
export function factoryFor(tenant: Tenant, profile: () => IDBFactory, opens: (name: string) => boolean) {
  const connections = new Set<Connection>();
  const open = (name: string, version?: number) => {
    tenant.stir();
    if (tenant.dead) return silentRequest();
    const how = tenant.step('database opens') ?? (opens(name) ? undefined : 'error');
    if (how === 'death') tenant.die();
    if (how === 'death' || how === 'hang') return silentRequest();
    if (how) return failing(tenant, how);
    const request = profile().open(name, version) as unknown as Request & { result: Connection };
    tenant.opening.add(request);
    request.addEventListener('error', () => tenant.opening.delete(request));
    request.addEventListener('upgradeneeded', () => tenants.set(request.result, tenant));
    request.addEventListener('success', () => {
      tenant.opening.delete(request);
      tenant.stir();
      tenants.set(request.result, tenant);
      connections.add(request.result);
      if (!tenant.dead) return;
      request.listeners = [];
      request.result.close();
    });
    return request;
  };
  return {
    open,
    deleteDatabase: (name: string) => (tenant.dead ? silentRequest() : profile().deleteDatabase(name)),
    databases: () => profile().databases(),
    cmp: (a: unknown, b: unknown) => profile().cmp(a, b),
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
}

function failing(tenant: Tenant, how: How): Request {
  const request = silentRequest();
  setImmediate(() => {
    tenant.stir();
    request.readyState = 'done';
    request.error = failure(how);
    request.dispatchEvent({ type: 'error', initialized: true, eventPath: [], AT_TARGET: 2, CAPTURING_PHASE: 1 });
  });
  return request;
}
