// Package world has the data of the simulated ClickUp: three made-up workspaces with their people,
// seats, groups, shares and items, and the rules by which they change. It does not know HTTP, which
// is in package sim.
//
// People and items are drawn at random with a fixed seed, so that they are the same at every start.
// people_northwind.go and content.go have those that tests and the demo rely on.
package world
