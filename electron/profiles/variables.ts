import {
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfileValue,
} from '../../shared/domain/profile-document.ts';
import { fillVariables, type VariableValues, variablesIn } from '../../shared/domain/variables.ts';
import { writeDocument } from './build-document.ts';
import { inspectProfile } from './inspect.ts';

/** The variables that a profile asks for, each once. */
export function profileVariables(value: ProfileValue): readonly string[] {
  if (typeof value === 'string') return markedPath(value) === undefined ? variablesIn(value) : [];
  const inside = Array.isArray(value) ? value : isProfileDict(value) ? Object.values(value) : [];
  return [...new Set(inside.flatMap(profileVariables))];
}

/**
 * A profile as one device gets it. Without variables it is the very bytes.
 * @returns the variables that nobody knows a value of, where there are any
 */
export function fillProfile(
  profile: Buffer,
  values: VariableValues,
):
  | { readonly state: 'filled'; readonly bytes: Buffer }
  | { readonly state: 'missing'; readonly names: readonly string[] } {
  const { document } = inspectProfile(profile);
  const wanted = profileVariables(document);
  const names = wanted.filter((name) => !Object.hasOwn(values, name));
  if (names.length > 0) return { state: 'missing', names };
  if (wanted.length === 0) return { state: 'filled', bytes: profile };
  return { state: 'filled', bytes: writeDocument(fillDict(document, values)) };
}

function fillDict(dict: ProfileDocument, values: VariableValues): ProfileDocument {
  return Object.fromEntries(Object.entries(dict).map(([key, value]) => [key, fillValue(value, values)]));
}

function fillValue(value: ProfileValue, values: VariableValues): ProfileValue {
  if (typeof value === 'string') {
    const filled = fillVariables(value, values);
    return filled.state === 'filled' ? filled.text : value;
  }
  if (Array.isArray(value)) return value.map((inner) => fillValue(inner, values));
  return isProfileDict(value) ? fillDict(value, values) : value;
}
