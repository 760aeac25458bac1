package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"cutui/internal/app"
	"cutui/ui/uitest/demo"
)

// page writes the audit's HTML page as the program exports it. Its picture, report.png, is
// not compared, because browsers draw it differently on different machines. It is made by
//
//	chromium --headless --hide-scrollbars --window-size=1200,1500 --screenshot=screenshots/report.png screenshots/report.html
func (w writer) page(ctx context.Context) error {
	html, err := exported(ctx)
	if err != nil {
		return fmt.Errorf("report: %w", err)
	}
	return w.file("report.html", html)
}

// exported returns the HTML page that the audit screen exports.
func exported(ctx context.Context) ([]byte, error) {
	dir, err := os.MkdirTemp("", "cutui-report-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	p, err := demo.Open(ctx, demo.Options{W: 120, H: 36, App: app.Options{SaveDir: dir}})
	if err != nil {
		return nil, err
	}
	for _, do := range []step{
		wait("41/45"), settle, keys("a"), wait("compared with"), settle, keys("E"), wait("Export the audit"), keys("enter"), wait("saved "), settle,
	} {
		if err = do(p); err != nil {
			return nil, errors.Join(err, p.Close())
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err == nil && len(files) != 1 {
		err = fmt.Errorf("%d pages were written", len(files))
	}
	if err := errors.Join(err, p.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(files[0])
}
