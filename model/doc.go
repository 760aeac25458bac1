// Package model is the whole program as values. Intents and events go into
// State.Update; state changes and effects, which are data, come out. It knows
// no terminal, socket, clock or goroutine: shells draw the state and
// internal/effect carries out the effects.
//
// Size: what a person sees and does is in rooms below it. Here is the state itself: an
// intent or event for everything that happens, the effects, and selectors for the shells.
// Each of them is a type of its own, which is why there are many names.
package model
