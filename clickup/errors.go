package clickup

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Kinds of failure, for errors.Is. An *Error may match several.
var (
	ErrUnauthorized = errors.New("token not accepted")
	ErrPlanRequired = errors.New("the workspace's plan does not include this")
	ErrForbidden    = errors.New("not allowed")
	// ErrWorkspaceNotAllowed comes with ErrForbidden: a token that was authorised for some
	// workspaces lists them all, but reads and changes only those.
	ErrWorkspaceNotAllowed = errors.New("the token was not allowed for this workspace")

	ErrNotFound       = errors.New("not found")
	ErrConflict       = errors.New("already there")
	ErrInvalid        = errors.New("not valid")
	ErrRateLimit      = errors.New("rate limit reached")
	ErrServer         = errors.New("ClickUp failed")
	ErrNetwork        = errors.New("ClickUp could not be reached")
	ErrBadResponse    = errors.New("the answer could not be read")
	ErrReadOnly       = errors.New("read-only: nothing is changed")
	ErrOffline        = errors.New("offline: nothing is asked of ClickUp")
	ErrOutcomeUnknown = errors.New("the outcome is not known")
	ErrBaseURL        = errors.New("the API address is refused")
)

// Error is a failed operation. Message holds ClickUp's own words, sanitized,
// or what went wrong on the way; the token never appears in it.
type Error struct {
	Op      string // official operation id, such as InviteGuestToWorkspace
	Status  int    // HTTP status, 0 where there was no answer
	Code    string // ECODE, in upper case, or empty
	Message string
	Hint    string // what to do about it, in a sentence
	Kinds   []error
	Retry   time.Duration // how long ClickUp asks to wait, 0 where it did not say
	Cause   error         // the error below, where there is one
}

// Error is one line: the operation, ClickUp's words, status and code.
func (e *Error) Error() string {
	switch {
	case e.Status == 0:
		return fmt.Sprintf("%s: %s", e.Op, e.Message)
	case e.Code == "":
		return fmt.Sprintf("%s: %s (HTTP %d)", e.Op, e.Message, e.Status)
	}
	return fmt.Sprintf("%s: %s (HTTP %d, %s)", e.Op, e.Message, e.Status, e.Code)
}

// Is reports whether the failure is of that kind.
func (e *Error) Is(kind error) bool {
	return slices.Contains(e.Kinds, kind)
}

// Unwrap is the error below, such as a context's.
func (e *Error) Unwrap() error { return e.Cause }
