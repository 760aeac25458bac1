package effect

import (
	"context"
	"time"

	"cutui/clickup"
	"cutui/model"
)

// effectsAtOnce bounds what a driven state has under way. It is generous, so that
// many workspaces load as fast as one; the client keeps the rate limit.
const effectsAtOnce = 64

// Drive is the shell of a command: it hands the state an intent, carries out
// the effects, several at once, and feeds what comes of them back, all on the
// caller's goroutine. It ends when until says so, when nothing is under way any
// more, or with ctx, whose error it returns; a run is stopped then at a step's edge,
// and the outcomes of its last steps still reach the state. Effects still under way
// at the end are cancelled and waited for; what is to be kept on disk is kept.
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
	over    chan struct{}
	running int
}

func (d *driver) update(m model.Msg) {
	d.queue = append(d.queue, d.state.Update(model.Ticked{Now: d.runner.deps.Clock.Now()})...)
	d.queue = append(d.queue, d.state.Update(m)...)
}

// start begins as many of the waiting effects as may be under way. Do recovers
// from panics.
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

// asked is the priority of an effect where the user has asked for everything that is read.
func asked(e model.Effect) clickup.Priority { return min(model.PriorityOf(e), clickup.Asked) }

// stepsEdge is how long what a run has sent may take to be answered once it is to stop.
const stepsEdge = 2 * time.Second

// stop gives the run up and takes the last answers in; nothing new begins.
func (d *driver) stop(cancel func()) {
	d.update(model.StopRun{})
	defer time.AfterFunc(stepsEdge, cancel).Stop()
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

// finish drops what is still under way.
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

// tidyUp does of the effects that were never begun those that only write down
// what has been.
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
