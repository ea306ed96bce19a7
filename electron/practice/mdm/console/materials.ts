import { type ProfileFacts, readProfile } from './read-profile.ts';
import { ConsoleRefusal } from './refusal.ts';

/** A feature set (設定データ) or a registered file: a profile under a name. */
export type Material = Omit<ProfileFacts, 'displayName'> & {
  readonly name: string;
  readonly note: string;
  readonly bytes: Buffer;
};

export type Materials = {
  all(): readonly Material[];
  /** Throws `no-such-material`. */
  get(name: string): Material;
  /** A blank name becomes the profile's own. Throws `material-exists`, `bad-profile`. */
  add(material: { readonly name: string; readonly note: string; readonly bytes: Buffer }): Material;
};

/** 設定管理: the feature sets, or the files, of one account. */
export function createMaterials(): Materials {
  const materials = new Map<string, Material>();
  return {
    all: () => [...materials.values()],
    get(name) {
      const found = materials.get(name);
      if (!found) throw new ConsoleRefusal('no-such-material', name);
      return found;
    },
    add({ name, note, bytes }) {
      const { displayName, ...facts } = readProfile(bytes);
      const material = { ...facts, name: name || displayName, note, bytes };
      if (materials.has(material.name)) throw new ConsoleRefusal('material-exists', material.name);
      materials.set(material.name, material);
      return material;
    },
  };
}
