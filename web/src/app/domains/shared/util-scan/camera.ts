/** What browsers with a built-in code reader offer (Chrome on Android and ChromeOS). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type DetectorClass = new () => Detector;

function detectorClass(): DetectorClass | undefined {
  return (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
}

/** Whether this device can read codes with its camera. */
export function cameraScans(): boolean {
  return detectorClass() !== undefined && typeof navigator.mediaDevices?.getUserMedia === 'function';
}

/** Looks through the camera until a code is seen; `stop` ends it and lets the camera go. */
export async function watchCamera(video: HTMLVideoElement, seen: (code: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  video.srcObject = stream;
  await video.play();
  const detector = new (detectorClass()!)();
  let running = true;
  const look = async (): Promise<void> => {
    if (!running) return;
    const [found] = await detector.detect(video).catch(() => []);
    if (found && running) seen(found.rawValue);
    else setTimeout(() => void look(), 150);
  };
  void look();
  return () => {
    running = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
