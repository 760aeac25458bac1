package clickup

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Kinds of failure, for errors.Is. An *Error may be of several kinds.
var (
	ErrUnauthorized = errors.New("token not accepted")
	ErrPlanRequired = errors.New("the workspace's plan does not include this")
	ErrForbidden    = errors.New("not allowed")
	// ErrWorkspaceNotAllowed comes with ErrForbidden. A token that was authorised for some
	// workspaces only still lists all of them, but can't read or change the others.
	ErrWorkspaceNotAllowed = errors.New("the token was not allowed for this workspace")

	ErrNotFound       = errors.New("not found")
	ErrConflict       = errors.New("already exists")
	ErrInvalid        = errors.New("not valid")
	ErrRateLimit      = errors.New("rate limit reached")
	ErrServer         = errors.New("ClickUp failed")
	ErrNetwork        = errors.New("ClickUp could not be reached")
	ErrBadResponse    = errors.New("the answer could not be read")
	ErrReadOnly       = errors.New("read-only: nothing is changed")
	ErrOffline        = errors.New("offline: nothing is sent to ClickUp")
	ErrOutcomeUnknown = errors.New("the outcome is not known") // a change may have been made
	ErrBaseURL        = errors.New("the API address is refused")
)

// Error is a failed operation. It never contains the token.
type Error struct {
	Op      string // operation id in ClickUp's reference, such as InviteGuestToWorkspace
	Status  int    // HTTP status, 0 if there was no answer
	Code    string // ClickUp's error code (ECODE) in upper case, or empty
	Message string // ClickUp's own words, sanitized, or a description of the failure
	Hint    string // what to do about it, in a sentence or two
	Kinds   []error
	Retry   time.Duration // how long ClickUp asks to wait, 0 if it did not say
	Cause   error         // the underlying error, or nil
}

// Error returns one line with the operation, the message, the status and the code.
func (e *Error) Error() string {
	switch {
	case e.Status == 0:
		return fmt.Sprintf("%s: %s", e.Op, e.Message)
	case e.Code == "":
		return fmt.Sprintf("%s: %s (HTTP %d)", e.Op, e.Message, e.Status)
	}
	return fmt.Sprintf("%s: %s (HTTP %d, %s)", e.Op, e.Message, e.Status, e.Code)
}

// Is reports whether the failure is of the given kind.
func (e *Error) Is(kind error) bool {
	return slices.Contains(e.Kinds, kind)
}

// Unwrap returns the underlying error, such as that of a context.
func (e *Error) Unwrap() error { return e.Cause }
