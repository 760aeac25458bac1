// Package address reads what somebody types or pastes as e-mail addresses, and says of
// each whether it can be invited, is here already, or is probably mistyped.
package address
