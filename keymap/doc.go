// Package keymap is the one table of actions, scopes and keys. Dispatch, the footer, help,
// the palette and docs/keys.md are made from it.
//
// Size: the package exports more than 90 names because every action has one.
package keymap
