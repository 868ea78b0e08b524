import type { Action, Life } from './life';

/**
 * The smallest life found that still goes wrong: actions are left out, first many at once, then things of each save,
 * then what is refused. `fails` says whether a life still does. Stops after so many ms.
 */
export async function shrink(life: Life, fails: (life: Life) => Promise<boolean>, withinMs = 20_000): Promise<Life> {
  let smallest = life;
  const until = performance.now() + withinMs;
  const attempt = async (candidate: Life): Promise<boolean> => {
    if (performance.now() > until) return false;
    if (!(await fails(candidate))) return false;
    smallest = candidate;
    return true;
  };
  for (let size = Math.ceil(life.actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.actions.length; ) {
      const actions = smallest.actions.toSpliced(at, size);
      if (!(await attempt({ ...smallest, actions }))) at += size;
    }
  }
  for (let at = 0; at < smallest.actions.length; at++) {
    for (const action of smaller(smallest.actions[at])) {
      if (await attempt({ ...smallest, actions: smallest.actions.with(at, action) })) break;
    }
  }
  await attempt({ ...smallest, bad: [] });
  await attempt({ ...smallest, requestsPerMinute: 60 });
  return smallest;
}

function smaller(action: Action | undefined): Action[] {
  if (action?.do === 'save' && action.things.length > 1) {
    return action.things.map((thing) => ({ ...action, things: [thing] }));
  }
  if (action?.do === 'trouble' && action.times > 1) return [{ ...action, times: 1 }];
  return [];
}
