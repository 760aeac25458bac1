// Package items finds what can be shared: tasks, lists and folders. It parses references
// to them, and searches and browses them.
package items
