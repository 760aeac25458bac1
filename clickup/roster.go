package clickup

import (
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
)

const (
	firstBatch = 64   // people, about a screen: they should show at once
	nextBatch  = 4096 // people
)

// RosterBatch is a part of a roster as it arrives. The batches of a workspace follow one
// another; Name and Color may come only with the last one. People belong to the receiver.
type RosterBatch struct {
	ID     WorkspaceID
	Name   string
	Color  string
	People []Person
	Unread int  // people who were left out: their id is none
	Last   bool // nobody of this workspace follows
}

// StreamWorkspaces gives every workspace of the token with everybody in it, in batches while
// the answer arrives (GetAuthorizedTeams). An error ends the batches; what came before it is
// only a part of the roster. Whoever stops early ends the call.
func (c *Client) StreamWorkspaces(ctx context.Context) iter.Seq2[RosterBatch, error] {
	return func(yield func(RosterBatch, error) bool) {
		receive := func(b RosterBatch) bool { return yield(b, nil) }
		err := c.stream(ctx, get(opWorkspaces, "team"), "", receive)
		if err != nil && !errors.Is(err, errStopped) {
			yield(RosterBatch{}, err)
		}
	}
}

// errStopped means that whoever reads a roster wants no more of it.
var errStopped = errors.New("no more of the roster is wanted")

// stream reads a roster; id is the workspace of people that come without one.
func (c *Client) stream(ctx context.Context, call Call, id WorkspaceID, receive func(RosterBatch) bool) error {
	resp, err := c.send(ctx, call, rosterTimeout)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	found, err := decodeRoster(http.MaxBytesReader(nil, resp.Body, c.maxBytes.roster), id, receive)
	switch {
	case errors.Is(err, errStopped):
		return err
	case err != nil:
		return call.broken(ctx, resp.StatusCode, err)
	case found.fault.Code != "" || found.fault.Err != "" || found.fault.Error != "":
		return c.refused(call, resp.StatusCode, found.fault)
	case !found.workspaces:
		return call.lacks("the workspaces")
	case !found.people && call.Op == opWorkspace:
		return call.lacks("the people")
	}
	return nil
}

// rosterFound is what an answer held besides people.
type rosterFound struct {
	workspaces bool // it is a roster, if only an empty one
	people     bool // with people, if only none
	fault      fault
}

var errNotJSON = errors.New("not a JSON object")

// decodeRoster reads {"teams":[…]}, {"team":{…}} or {"members":[…]}; the last is of the
// workspace id.
func decodeRoster(r io.Reader, id WorkspaceID, receive func(RosterBatch) bool) (rosterFound, error) {
	d := &rosterDecoder{in: newInput(r), rows: newRowReader(), receive: receive}
	switch page, err := d.in.isPage(); {
	case errors.Is(err, io.EOF):
		return d.found, errEmpty
	case err != nil:
		return d.found, err
	case page:
		return d.found, errPage
	}
	err := d.object(func(key string) error { return d.top(key, id) })
	if err == nil {
		err = d.end()
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return d.found, err
}

// end makes sure that nothing follows, which also reads the body to its end.
func (d *rosterDecoder) end() error {
	switch _, err := d.in.peek(); {
	case err == nil:
		return errNotJSON
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}

// rosterDecoder walks a roster and hands its people over as they come. What it holds
// of the JSON is a window; where a value is odd, broken or does not fit into that,
// encoding/json reads it in its place.
type rosterDecoder struct {
	in      *input
	rows    *rowReader
	depth   int
	receive func(RosterBatch) bool // false ends the reading
	now     RosterBatch            // the workspace being read
	sent    int                    // how many of its people were received
	found   rosterFound
}
