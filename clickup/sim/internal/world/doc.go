// Package world is what the simulated ClickUp holds: three made-up workspaces with a story in
// each, their people, seats, groups, shares and things, and what happens to the rest when one
// of them changes. It knows nothing of HTTP; package sim serves it.
//
// People and hierarchy are drawn by dice with a fixed seed, so that they are the same at every
// start. people_northwind.go and content.go have those who stand for a case.
package world
