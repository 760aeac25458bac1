package app

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/cli/browser"
)

// systemClock is the machine's.
type systemClock struct{}

func (systemClock) Now() time.Time { return time.Now() }

func (systemClock) Sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// muteBrowser keeps what browsers print off the screen.
var muteBrowser = sync.OnceFunc(func() { browser.Stdout, browser.Stderr = io.Discard, io.Discard })

func openBrowser(url string) error {
	muteBrowser()
	return browser.OpenURL(url)
}
