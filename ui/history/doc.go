// Package history has the overlays that show what happened: runs, activity and errors.
package history
