// Package report writes what cutui knows for other eyes: aligned text, JSON, CSV,
// Markdown and a page of HTML that needs nothing but itself. Every cell is made
// safe for the format it goes into, wherever its text came from.
package report
