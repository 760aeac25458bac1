// Package sim is a ClickUp that speaks real HTTP on loopback: three made-up
// workspaces with their people, seats, hierarchy and shares, which change as
// ClickUp's would. The demo, the tests, the screenshots and the measurements
// run against it.
//
// Where ClickUp's behaviour is documented or was observed the simulator follows
// it. What nobody outside ClickUp knows is invented here and marked so: the
// answers with a code that begins with SIM_ (a duplicate invitation, an invalid
// address or permission level, an unknown person), and the rule that every new
// guest takes a guest seat at once.
//
// Size: it has a file for every resource, as the client has, and one for each part of the
// world that the demo shows.
package sim
