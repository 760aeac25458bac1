// Package cli has the commands, the second shell over the core. Data goes to stdout,
// everything else to stderr, and the exit code says how it went.
//
// Size: every command is a file of its own, flat, beside what they all share: flags,
// lists, questions, errors.
package cli
