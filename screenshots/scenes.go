package main

import "cutui/ui/uitest/demo"

// scene is a picture: the size of the terminal in cells, and what is done in it.
type scene struct {
	name  string
	w, h  int
	light bool
	steps []step
}

type step func(*demo.Program) error

func wait(text string) step {
	return func(p *demo.Program) error { return p.Wait(text) }
}

func keys(names ...string) step {
	return func(p *demo.Program) error { return p.Keys(names...) }
}

func typed(text string) step {
	return func(p *demo.Program) error {
		p.Type(text)
		return nil
	}
}

// settle waits until nothing is under way and the last frame is on the screen.
func settle(p *demo.Program) error { return p.Settle() }
