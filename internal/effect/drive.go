package effect

import (
	"context"
	"time"

	"cutui/clickup"
	"cutui/model"
)

// effectsAtOnce is how many effects of a driven state run at the same time. It is high, so that
// many workspaces load as fast as one; the client keeps to the rate limit.
const effectsAtOnce = 64

// Drive is the shell of a command. It sends first to the state, carries out the effects, several
// at once, and sends their events to the state; all updates happen on the caller's goroutine. It
// ends when until returns true, when no effects are left, or when ctx ends, whose error it
// returns. If ctx ends, a run stops after the steps that were sent, and their outcomes still
// reach the state. Effects that still run at the end are cancelled and waited for, and data that
// must be on disk is written.
func Drive(ctx context.Context, r *Runner, s *model.State, first model.Msg, until func(*model.State) bool) error {
	inner, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	defer cancel(nil)
	d := driver{ctx: inner, runner: r, state: s, events: make(chan model.Msg), over: make(chan struct{})}
	d.update(first)
	for !until(s) {
		d.start()
		if d.running == 0 {
			break
		}
		select {
		case m := <-d.events:
			d.update(m)
		case <-d.over:
			d.running--
		case <-ctx.Done():
			d.stop(func() { cancel(context.Cause(ctx)) })
			return context.Cause(ctx)
		}
	}
	d.finish(func() { cancel(nil) })
	return ctx.Err()
}

type driver struct {
	ctx     context.Context //nolint:containedctx // lives as long as the call of Drive it is made for
	runner  *Runner
	state   *model.State
	queue   []model.Effect
	events  chan model.Msg
	over    chan struct{} // receives once for each effect that ends
	running int           // effects that have not ended
}

func (d *driver) update(m model.Msg) {
	d.queue = append(d.queue, d.state.Update(model.Ticked{Now: d.runner.deps.Clock.Now()})...)
	d.queue = append(d.queue, d.state.Update(m)...)
}

// start begins queued effects, up to effectsAtOnce. Do recovers from panics.
func (d *driver) start() {
	for len(d.queue) > 0 && d.running < effectsAtOnce {
		e := d.queue[0]
		d.queue = d.queue[1:]
		d.running++
		go func() {
			d.runner.do(clickup.WithPriority(d.ctx, asked(e)), e, func(m model.Msg) { d.events <- m })
			d.over <- struct{}{}
		}()
	}
}

// asked returns the priority of an effect of a command, whose user asked for everything that it
// reads.
func asked(e model.Effect) clickup.Priority { return min(model.PriorityOf(e), clickup.Asked) }

// stopTime is how long the steps that were sent have to be answered once a run is stopped.
const stopTime = 2 * time.Second

// stop stops the run and waits for its last answers. No new effects begin.
func (d *driver) stop(cancel func()) {
	d.update(model.StopRun{})
	defer time.AfterFunc(stopTime, cancel).Stop()
	for d.running > 0 {
		if d.state.Run == nil || !d.state.Run.Live() {
			cancel()
		}
		select {
		case m := <-d.events:
			d.update(m)
		case <-d.over:
			d.running--
		}
	}
	d.tidyUp()
}

// finish cancels the effects that still run and waits for them.
func (d *driver) finish(cancel func()) {
	cancel()
	for d.running > 0 {
		select {
		case <-d.events:
		case <-d.over:
			d.running--
		}
	}
	d.tidyUp()
}

// tidyUp carries out those of the effects left that write to disk what has happened.
func (d *driver) tidyUp() {
	d.queue = append(d.queue, d.state.Update(model.DropOutcome{})...)
	d.queue = append(d.queue, d.state.Update(model.KeepRead{})...)
	for _, e := range d.queue {
		switch e := e.(type) {
		case model.SaveSnapshot:
			d.runner.saver.hold(e)
		case model.CloseRun, model.SaveSurvey, model.SaveUntil:
			d.runner.Do(context.WithoutCancel(d.ctx), e, func(model.Msg) {})
		}
	}
}
