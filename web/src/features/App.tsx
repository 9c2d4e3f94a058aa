import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { BrowserRouter } from "react-router";
import { Routed } from "~/features/Routed";
import { startSession } from "~/queries/auth";
import { client } from "~/queries/client";
import { Boundary } from "~/ui/Boundary";
import { FormatsProvider } from "~/ui/formats";
import { resolver, theme } from "~/ui/theme";
import { ToastProvider } from "~/ui/toasts";

export function App() {
  useEffect(() => {
    void startSession();
  }, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <FormatsProvider locale={navigator.language}>
          <ToastProvider>
            <BrowserRouter>
              <Boundary>
                <Routed />
              </Boundary>
            </BrowserRouter>
          </ToastProvider>
        </FormatsProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
