import { app, Menu } from 'electron';
import { applicationMenu, dockMenu, type MenuActions, type MenuState } from './application-menu.ts';

/** Builds the menus anew: Electron's items cannot change their words. */
export function showMenus(state: MenuState, actions: MenuActions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(state, actions)));
  app.dock?.setMenu(Menu.buildFromTemplate(dockMenu(state, actions)));
}
