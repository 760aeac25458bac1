// Package history has the screens about what happened: runs, activity and errors.
package history
