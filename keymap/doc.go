// Package keymap is the one table of what can be done, where, and by which keys.
// Dispatch, the footer, help, the palette and docs/keys.md are made from it.
//
// Size: every action has an exported name, and the settings give keys to all of them by
// one list: two halves of it would be harder to find one's way in than the whole.
package keymap
