// Package impact is what somebody holds in a workspace: what stays without anybody, or
// behind a closed door, once they are removed. It is worked out from what was read of
// ClickUp; it reads nothing itself.
package impact
