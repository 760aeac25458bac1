// Package sim is a ClickUp that speaks real HTTP on loopback: three made-up
// workspaces with their people, seats, hierarchy and shares, which change as
// ClickUp's would. The demo, the tests, the screenshots and the measurements
// run against it.
//
// Where ClickUp's behaviour is documented or was observed the simulator follows
// it. What nobody outside ClickUp knows is invented here and marked so: the
// answers with a code that begins with SIM_ (a duplicate invitation, an invalid
// address or permission level, an unknown person), the plans on which the newer
// API may change access, and how guests are billed: Options.Billing has both
// readings of ClickUp's help, and by default every new guest takes a guest seat.
//
// Package simtest makes the simulator misbehave; it is for tests only.
//
// It has a file for every resource, as the client has. What it holds is in internal/world.
package sim
