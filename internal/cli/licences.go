package cli

import (
	"io"

	"github.com/spf13/cobra"

	"cutui/internal/licences"
)

func (sh *shell) licencesCmd() *cobra.Command {
	return &cobra.Command{
		Use: "licences", Short: "Print what cutui is built from, with the licences", Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(sh.Out, licences.ThirdParty+"\n"+licences.Texts)
			return err
		},
	}
}
