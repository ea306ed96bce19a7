import { ConsoleRefusal } from './refusal.ts';

/** 端末登録用認証情報: belongs to a group and selects it at enrollment (mdm §1.1). */
export type Credential = { readonly user: string; readonly password: string; readonly expiresAt: Date };

export type Group = {
  /** From the root, as the CSV writes it: `/ルートグループ/1年/A組/`. */
  readonly path: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly description: string;
  /** 表示順 */
  readonly order: number;
  /** Without one a group takes no new enrollments, but devices can be moved into it. */
  readonly credential: Credential | undefined;
  /** Service plan given at enrollment; without one devices end up in 「No Plan」. */
  readonly plan: string | undefined;
  /** Feature set applied by itself at activation. */
  readonly featureSet: string | undefined;
};

export type GroupOptions = Partial<Omit<Group, 'path' | 'name' | 'parent'>> & {
  readonly name: string;
  /** The root when left out. */
  readonly parent?: string | undefined;
};
export type GroupChange = Partial<Omit<Group, 'path' | 'name' | 'parent'>>;

export type GroupTree = {
  /** Depth first, siblings by 表示順 and then by age. */
  all(): readonly Group[];
  /** Throws `no-such-group`. */
  get(path: string): Group;
  find(path: string): Group | undefined;
  /** By token of an enrollment URL; undefined when no group's credential fits. */
  byCredential(user: string, password: string): Group | undefined;
  /** Throws `no-such-group`, `group-exists`, `group-too-deep`, `user-id-taken`. */
  add(options: GroupOptions): Group;
  change(path: string, change: GroupChange): Group;
};

const ROOT_NAME = 'ルートグループ';
export const ROOT_PATH = `/${ROOT_NAME}/`;
const MAX_LEVELS = 99;

/** The tree of one account's groups. */
export function createGroupTree(): GroupTree {
  const root: Group = {
    path: ROOT_PATH,
    name: ROOT_NAME,
    parent: undefined,
    description: '',
    order: 0,
    credential: undefined,
    plan: undefined,
    featureSet: undefined,
  };
  const groups = new Map<string, Group>([[ROOT_PATH, root]]);

  function get(path: string): Group {
    const found = groups.get(path);
    if (!found) throw new ConsoleRefusal('no-such-group', path);
    return found;
  }

  function refuseTakenUser(path: string, credential: Credential | undefined): void {
    if (!credential) return;
    const taken = [...groups.values()].some(
      (group) => group.path !== path && group.credential?.user === credential.user,
    );
    if (taken) throw new ConsoleRefusal('user-id-taken', credential.user);
  }

  function below(path: string): Group[] {
    const children = [...groups.values()].filter(({ parent }) => parent === path);
    return children.toSorted((a, b) => a.order - b.order).flatMap((child) => [child, ...below(child.path)]);
  }

  return {
    all: () => [root, ...below(ROOT_PATH)].map(({ path }) => get(path)),
    get,
    find: (path) => groups.get(path),
    byCredential: (user, password) =>
      [...groups.values()].find(({ credential }) => credential?.user === user && credential.password === password),
    add({ name, parent = ROOT_PATH, ...options }) {
      get(parent);
      const path = `${parent}${name}/`;
      if (groups.has(path)) throw new ConsoleRefusal('group-exists', path);
      if (path.split('/').length - 2 > MAX_LEVELS) throw new ConsoleRefusal('group-too-deep', path);
      refuseTakenUser(path, options.credential);
      const group = {
        path,
        name,
        parent,
        description: options.description ?? '',
        order: options.order ?? 0,
        credential: options.credential,
        plan: options.plan,
        featureSet: options.featureSet,
      };
      groups.set(path, group);
      return group;
    },
    change(path, change) {
      refuseTakenUser(path, change.credential);
      const changed = { ...get(path), ...change };
      groups.set(path, changed);
      return changed;
    },
  };
}

export function isWithin(path: string, ancestor: string): boolean {
  return path.startsWith(ancestor);
}
