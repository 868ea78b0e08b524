/** Items kept in the DOM beyond each end of the viewport, so that Tab always finds the next one. */
const SPARE = 3;

/**
 * Which of `length` items, stacked from 0, belong in the DOM for a viewport from `top` to `bottom` (CSS px, list
 * coordinates): the half-open range `first` to `end`, and the space that stands for those before and after it.
 */
export function windowOf(
  length: number,
  heightAt: (index: number) => number,
  top: number,
  bottom: number,
): { first: number; end: number; before: number; after: number } {
  const tops = new Float64Array(length + 1);
  for (let i = 0; i < length; i += 1) tops[i + 1] = (tops[i] ?? 0) + heightAt(i);
  const at = (index: number) => tops[index] ?? 0;
  let first = 0;
  while (first < length && at(first + 1) <= top) first += 1;
  let end = first;
  while (end < length && at(end) < bottom) end += 1;
  first = Math.max(0, first - SPARE);
  end = Math.min(length, end + SPARE);
  return { first, end, before: at(first), after: at(length) - at(end) };
}
