package app

import (
	"io"
	"sync"

	"github.com/cli/browser"
)

// muteBrowser keeps what browsers print off the screen.
var muteBrowser = sync.OnceFunc(func() { browser.Stdout, browser.Stderr = io.Discard, io.Discard })

func openBrowser(url string) error {
	muteBrowser()
	return browser.OpenURL(url)
}
