package effect

import (
	"context"
	"time"

	"cutui/model/people"

	"cutui/clickup"
)

// Until is until when people are to be in a workspace, as it is kept on the disk.
func (r *Runner) Until(ws clickup.WorkspaceID, zone *time.Location) ([]people.Until, error) {
	return r.deps.Store.Until(ws, zone)
}

// SetUntil changes that.
func (r *Runner) SetUntil(ctx context.Context, ws clickup.WorkspaceID, changes []people.Until) error {
	ctx, cancel := context.WithTimeout(ctx, decideTime)
	defer cancel()
	return r.deps.Store.SetUntil(ctx, ws, r.deps.Clock.Now(), changes)
}
