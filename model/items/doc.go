// Package items is what can be shared: tasks, lists and folders, how they are named by
// the user, and how they are found.
package items
