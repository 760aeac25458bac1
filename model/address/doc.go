// Package address reads e-mail addresses from typed or pasted text, and finds out whether
// each can be invited, is in the workspace already, or is probably mistyped.
package address
