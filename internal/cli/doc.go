// Package cli has the commands, the second shell over the core. Data goes to stdout,
// everything else to stderr, and the exit code says how it went.
//
// Size: the package is flat. Each command has its own file, beside the files for what all share:
// flags, lists, questions, errors.
package cli
