// Package impact finds out what people hold in a workspace: what would be left without
// anybody, or become inaccessible, if they were removed. It works on what was read from
// ClickUp and reads nothing itself.
package impact
