// Package model is the whole program as values. Intents and events go into
// State.Update; state changes and effects, which are data, come out. It knows
// no terminal, socket, clock or goroutine: shells draw the state and
// internal/effect carries out the effects.
//
// The rules of each area (people, seats, plans, audit …) are in the packages below this
// one.
//
// Size: here are the state itself, a message type for everything that can happen, the
// effects, and selectors for the shells, which is why the package exports so many names.
package model
