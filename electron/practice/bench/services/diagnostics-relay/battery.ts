import type { PlistDict } from '../../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../../device/device.ts';

/** Milliampere-hours of a new battery, of a common product of each class. */
const DESIGN_CAPACITY = { iPad: 8557, iPhone: 3227 } as const;
const WORN_AFTER_CYCLES = 5000;
const OLDEST_CYCLES = 600;

/** How worn a device's battery is: the same at every reading. */
function wearOf({ hardware }: PracticeDevice): { cycles: number; design: number; full: number } {
  const cycles = Number(hardware.ecid % BigInt(OLDEST_CYCLES));
  const design = DESIGN_CAPACITY[hardware.deviceClass];
  return { cycles, design, full: Math.round(design * (1 - cycles / WORN_AFTER_CYCLES)) };
}

/** The GasGauge answer (device-protocols §6.1). */
export function gasGauge(device: PracticeDevice): PlistDict {
  const { cycles, design, full } = wearOf(device);
  return { CycleCount: cycles, DesignCapacity: design, FullChargeCapacity: full, Status: 'Success' };
}

/** What IORegistry says of IOPMPowerSource, or AppleSmartBattery by its name. Temperature in 1/100 °C, voltage in mV. */
export function powerSource(device: PracticeDevice): PlistDict {
  const { cycles, design, full } = wearOf(device);
  const { percent, charging } = device.battery;
  return {
    AppleRawCurrentCapacity: Math.round((full * percent) / 100),
    AppleRawMaxCapacity: full,
    AtCriticalLevel: percent <= 2,
    AtWarnLevel: percent <= 10,
    CurrentCapacity: percent,
    CycleCount: cycles,
    DesignCapacity: design,
    ExternalConnected: true,
    FullyCharged: percent >= 100,
    InstantAmperage: charging && percent < 100 ? 900 : 0,
    IsCharging: charging && percent < 100,
    MaxCapacity: 100,
    NominalChargeCapacity: full,
    Serial: `PRACTICE${device.hardware.serial}`,
    Temperature: 2650,
    Voltage: 3600 + percent * 7,
  };
}
