// Package sim is a simulated ClickUp that serves real HTTP on loopback: three made-up workspaces
// with people, seats, hierarchy and shares, which change as in ClickUp. The demo, the tests, the
// screenshots and the measurements use it.
//
// The simulator behaves as ClickUp is documented or was observed to behave. What is not known
// outside ClickUp is invented: answers with a code that begins with SIM_ (a duplicate invitation, an
// invalid address or permission level, an unknown person), the plans on which the newer API may
// change access, and how guests are billed. For the last, Options.Billing has both readings of
// ClickUp's help; by default every new guest takes a guest seat.
//
// Package simtest makes the simulator misbehave; it is for tests only.
//
// There is a file for each resource, as in the client. The data is in internal/world.
package sim
